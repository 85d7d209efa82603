"""One model for the whole room: loading costs more than any test."""

import pytest

from purport.language import LanguageModel


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    return LanguageModel.load()
