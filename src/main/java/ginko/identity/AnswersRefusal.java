package ginko.identity;

import ginko.kernel.Refusal;

/// Why three questions and answers are not accepted, or one answer is not.
public enum AnswersRefusal implements Refusal {
    QUESTION_MISSING,
    QUESTIONS_ALIKE,
    ANSWER_MISSING,
    ANSWER_TOO_LONG,
    ANSWERS_ALIKE,
    ANSWER_IS_LOGIN,
    /// The answer at sign-in is not the one the customer set.
    ANSWER_WRONG
}
