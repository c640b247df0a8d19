package ginko.identity.web;

import ginko.web.FormModel;

/// What the page shows on which a newcomer chooses his login.
public record LoginNameModel(FormModel form, int min, int max) {}
