package ginko.web;

/// The model of an error page: what happened, what it means for the money, what to do now.
public record ErrorDetails(String what, String money, String now, String reference) {}
