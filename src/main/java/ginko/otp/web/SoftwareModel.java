package ginko.otp.web;

import ginko.otp.SoftwareTokens;
import ginko.web.FormModel;

/// The menu: what is registered, and what was refused.
public record SoftwareModel(FormModel form, SoftwareTokens.Status status) {}
