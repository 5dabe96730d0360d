"""Look-up of mentions by range."""

from __future__ import annotations

from opsextract.pipeline.markup import Markup, Mention, MentionList, Sentence


def mention(start: int, end: int) -> Mention:
    return Mention(start, end, "number", None, "test")


def test_mentions_are_found_by_where_they_begin() -> None:
    mentions = MentionList([mention(9, 12), mention(0, 3), mention(5, 8)])
    assert [m.start for m in mentions] == [0, 5, 9]
    assert [m.start for m in mentions.within(1, 9)] == [5]
    assert len(mentions) == 3


def test_the_mention_over_an_offset() -> None:
    mentions = MentionList([mention(0, 20), mention(5, 8)])
    assert mentions.covering(6) == mention(5, 8)
    assert mentions.covering(12) == mention(0, 20)
    assert mentions.covering(20) is None


def test_the_sentence_at_an_offset() -> None:
    first, second = Sentence(0, 5, "body"), Sentence(6, 9, "body")
    markup = Markup("Done. Yes", [], [first, second])
    assert markup.sentence_at(4) == first
    assert markup.sentence_at(5) is None
    assert markup.sentence_at(6) == second
    assert len(markup.of("number")) == 0
