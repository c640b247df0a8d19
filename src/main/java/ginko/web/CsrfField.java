package ginko.web;

/// Name and value of the hidden field that proves a form came from this bank's page.
public record CsrfField(String name, String value) {}
