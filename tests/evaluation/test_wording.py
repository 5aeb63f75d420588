from communique.evaluation.wording import fold, is_same_person, shared_people, telling_words, word_set


def test_marks_case_and_signs_do_not_count() -> None:
    assert fold("Đỗ  Hùng-Việt, JR.") == "do hung viet jr"
    assert fold(None) == ""


def test_little_words_do_not_tell_offices_apart() -> None:
    assert telling_words("Secretary of the Treasury") == {"secretary", "treasury"}


def test_a_short_name_can_be_the_fuller_one_in_any_order() -> None:
    assert is_same_person(word_set("Lehto"), word_set("Aino Lehto"))
    assert is_same_person(word_set("Lehto Aino"), word_set("Aino Lehto"))
    assert not is_same_person(word_set("Eino Lehto"), word_set("Aino Lehto"))
    assert not is_same_person(word_set(""), word_set("Aino Lehto"))


def test_people_are_counted_on_the_gold_side() -> None:
    predicted = [word_set("Lehto")]
    gold = [word_set("Aino Lehto"), word_set("Eino Lehto"), word_set("Otieno")]

    assert shared_people(predicted, gold) == 2
