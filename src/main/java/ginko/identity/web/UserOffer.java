package ginko.identity.web;

import ginko.identity.UserAct;

/// Something a page offers to do for a user, and where.
public record UserOffer(UserAct act, String path) {}
