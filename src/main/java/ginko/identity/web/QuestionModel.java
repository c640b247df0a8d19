package ginko.identity.web;

import ginko.identity.SecretQuestion;
import ginko.web.FormModel;

/// What the page shows that asks one secret question.
public record QuestionModel(FormModel form, String returnTo, SecretQuestion question) {}
