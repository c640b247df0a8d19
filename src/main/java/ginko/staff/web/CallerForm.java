package ginko.staff.web;

import ginko.web.FormModel;

/// What the first step shows. `ended` says that an identification has run out.
public record CallerForm(FormModel form, boolean ended) {}
