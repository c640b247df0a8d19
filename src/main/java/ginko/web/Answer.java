package ginko.web;

/// What a page controller returns: a page, or the address to go to.
public sealed interface Answer permits View, Redirect {}
