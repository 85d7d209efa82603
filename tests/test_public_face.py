"""What `import purport` gives is what the documents promise."""

import subprocess
import sys

import pytest

import purport
from purport.errors import UsageError


def test_every_public_name_is_there_and_sorted() -> None:
    assert sorted(purport.__all__) == purport.__all__ or sorted(purport.__all__, key=str.lower) == purport.__all__
    assert all(hasattr(purport, name) for name in purport.__all__)


def test_importing_the_package_does_not_load_the_model_libraries() -> None:
    code = "import sys, purport; print([m for m in ('spacy', 'onnxruntime', 'torch') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_torch_is_never_imported_by_reading() -> None:
    code = "import sys, purport; purport.read(text='Peru attacked Chile.'); print('torch' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "False"
    )


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        purport.reed  # noqa: B018


@pytest.mark.parametrize("span", [(6, 7), (0, 0), (-1, 3), (0, 99), (6, 0), (0, 6, 7), (0.0, 6.0), "ab", None])
def test_a_relation_needs_an_actor_with_words(span: object) -> None:
    with pytest.raises(UsageError, match="span"):
        purport.relation("France praised Italy.", span)
