package ginko.identity.web;

import ginko.web.FormModel;

/// The door for the app: a challenge that its key and PIN answer.
public record AppEntryModel(FormModel form, String challenge) {}
