package ginko.identity.web;

import ginko.web.FormModel;

/// What the page shows that chooses three questions.
public record QuestionsModel(FormModel form, QuestionFields fields) {}
