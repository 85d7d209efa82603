"""Invented wire stories of two towns, and reports made of texts."""

from purport.ledger.records import Report

HARBOUR = (
    "Dock workers in the harbour of Velsk stopped work on Monday after talks over night shifts broke down, the port "
    "authority said. About 400 cranemen and drivers gathered at the north gate before dawn and let no lorry pass. "
    "The union wants two free nights a week and a doctor on every pier. Mayor Ilse Brandt called both sides back to "
    "the table and offered the town hall as a neutral place. Eleven ships were waiting in the roads at noon, four of "
    "them with fruit that will not keep. The port handles a third of the country's grain. A strike in 1998 lasted "
    "nineteen days and ended when the government bought new lamps for the quays."
)
BRIDGE = (
    "A railway bridge over the river Orlo was closed on Thursday when divers found cracks in its second pillar. "
    "Trains between Tarnow and Kessel will run by way of Lind for at least six weeks, the railway company said. "
    "Engineers had warned of the pillar in a paper of 2019 that was never read out in parliament. The transport "
    "minister promised an inquiry and said that nobody had been in danger. Commuters will need forty minutes longer. "
    "Two freight trains were stopped on the bank and pulled back by an old diesel engine from the museum."
)


def report(name: str, text: str, published: str | None = "2031-05-04T08:00:00Z", title: str | None = None) -> Report:
    return Report(
        id=name, address=f"address of {name}", version=1, article=name, sha256=name, outlet=None, published=published,
        recorded="2031-06-01T00:00:00Z", coder="test", text=text, title=title,
    )  # fmt: skip
