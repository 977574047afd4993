"""The whole season in its order; each chapter stands on the one before."""

from tests.flows.season.answering import answer
from tests.flows.season.appraising import appraise
from tests.flows.season.deciding import decide_all
from tests.flows.season.finishing import publish_final
from tests.flows.season.portal import Portal
from tests.flows.season.preparing import prepare
from tests.flows.season.provisional import publish_provisional
from tests.flows.season.replying import answer_units
from tests.flows.season.self_scoring import score_themselves

CHAPTERS = (
    *(prepare, score_themselves, appraise, publish_provisional),
    *(answer, decide_all, answer_units, publish_final),
)


def tell(portal: Portal) -> None:
    """Through addresses only, from an empty portal to a closed round."""
    with portal.running():
        for chapter in CHAPTERS:
            chapter(portal)
