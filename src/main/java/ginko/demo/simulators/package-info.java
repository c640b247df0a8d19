/// The outside world of the demo bank, on the wire: a short-message centre that speaks SMPP 3.4, a
/// mail server, the carriers’ identity check and a card switch that speaks ISO 8583, all on the
/// loopback interface. What they receive is kept in memory and shown as the customers' telephones
/// and mailboxes would show it. Never part of a real bank.
@NullMarked
package ginko.demo.simulators;

import org.jspecify.annotations.NullMarked;
