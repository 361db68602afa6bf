"""More than one authority: who leads, who has a copy, what was handed over and whether the other side has it."""

from heed.facts.border import Border, TransferIn, TransferOut, fold_border
from heed.web.components import Table, plain_table
from heed.web.pages.present import code_words, present, text_html
from heed.web.pages.sections import Section, View
from heed.web.words import day_words

COPIES = ["Authority", "To whom", "On", "How", "Why they need to know"]
TRANSFERS = ["Transfer", "On", "What", "Answer"]


def border_sections(view: View) -> list[Section]:
    """Nothing where only one authority has a part."""
    border = fold_border(view.history)
    tables = [*_copies(view, border), *_transfers(view, border)]
    if border.lead is None and not tables:
        return []
    rows = present(border.lead, view.words, view.day, whole=True) if border.lead else []
    return [Section("Other authorities", rows, tables)]


def _copies(view: View, border: Border) -> list[Table]:
    rows = [
        (
            copy.authority,
            copy.to_whom or "Not recorded",
            day_words(copy.on),
            code_words("sent-how", copy.how, view.day),
            text_html(copy.reason),
        )
        for copy in border.copies
    ]
    return [plain_table("Copied in", COPIES, rows)] if rows else []


def _transfers(view: View, border: Border) -> list[Table]:
    rows = [_out(view, out) for out in border.out.values()] + [
        _into(view, into) for into in border.into.values()
    ]
    return [plain_table("Handed over", TRANSFERS, rows)] if rows else []


def _out(view: View, out: TransferOut) -> tuple[str, ...]:
    offered, answered = out.offered, out.answered
    answer = f"Stays here until they have it. Wanted by {day_words(offered.answer_by)}"
    if answered:
        label = code_words("transfer-answer", answered.answer, view.day)
        said = (f"{label} on {day_words(answered.on)} by {answered.by}", answered.reference, answered.reason)
        answer = ". ".join(filter(None, (*said, "It came back" if out.returned else "")))
    return (f"To {offered.authority}", day_words(offered.on), text_html(offered.what), answer)


def _into(view: View, into: TransferIn) -> tuple[str, ...]:
    received, ours = into.received, into.acknowledged
    answer = "Waits for our answer"
    if ours:
        label = code_words("transfer-answer", ours.answer, view.day)
        answer = ". ".join(filter(None, (f"{label} on {day_words(ours.on)}", ours.reason)))
    came = f"From {received.authority}" + (f", {received.reference}" if received.reference else "")
    return (came, day_words(received.on), text_html(received.what), answer)
