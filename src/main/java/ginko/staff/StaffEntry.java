package ginko.staff;

import ginko.identity.Source;
import ginko.kernel.Masked;

/// One try to sign in at the desk: always password and code together.
public record StaffEntry(String login, Masked password, Masked code, Source source) {}
