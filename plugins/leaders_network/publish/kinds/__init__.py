"""What is told of each kind of content, beside what is told of all."""

from leaders_network.publish.kinds import (
    article,
    collection,
    consultation,
    event,
    library,
    module,
    report,
    study,
)
from leaders_network.publish.kinds.telling import Telling

TELLINGS: dict[str, Telling] = {
    "library": library.TELLING,
    "collection": collection.TELLING,
    "study": study.TELLING,
    "event": event.TELLING,
    "article": article.TELLING,
    "module": module.TELLING,
    "consultation": consultation.TELLING,
    "report": report.TELLING,
}

__all__ = ["TELLINGS", "Telling"]
