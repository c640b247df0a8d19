package ginko.staff.web;

import ginko.staff.Callers.Question;
import ginko.web.FormModel;

/// What the second step shows.
public record CallerWordForm(FormModel form, Question question) {}
