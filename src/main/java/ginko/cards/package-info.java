/// The card rail: takes money from a card of any bank through a switch that speaks ISO 8583. Knows
/// card numbers, their banks and expiry; owns the trace numbers and the queue of reversals in the
/// schema `cards`. What a payment is for, and its state, is the business of the module that pays.
/// The second password, CVV2 and the PIN block live in memory only.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "policy", "jobs"})
package ginko.cards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
