package ginko.staff.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the few pages that look at the session themselves: signing in and out, and the change of a
/// password made by the bank.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface AtTheDoor {}
