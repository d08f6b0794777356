"""Who is meant by 老人; sentences of our own."""

from tests.store.extraction.quoting import said


def test_an_old_person_is_the_only_one_whose_age_was_told() -> None:
    assert said("89岁的退休教授周文静仍在写书。老人告诉记者，书稿已经写完。") == [("周文静", "书稿已经写完")]
    for before in (
        "89岁的周文静和72岁的李志远仍在写书。",
        "89岁的周文静仍在写书。一名拾荒老人来过。",
        "周文静仍在写书。",
        "39岁的周文静仍在写书。",
    ):
        assert [who for who, _ in said(f"{before}老人告诉记者，书稿已经写完。")] == ["老人"], before
