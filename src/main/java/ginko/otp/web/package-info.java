/// The customer's pages about what makes his codes: issue, start, release and cancellation of
/// tokens, and the page on which a telephone takes a seed.
@NullMarked
package ginko.otp.web;

import org.jspecify.annotations.NullMarked;
