package ginko.identity.web;

import ginko.web.FormModel;

/// What the page that makes a passkey shows. `options` is what the browser is asked, as JSON.
public record NewPasskeyModel(FormModel form, String options) {}
