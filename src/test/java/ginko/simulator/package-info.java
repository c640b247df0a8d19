/// A bank in one thread and in virtual time: nodes, clients, crashes and cut connections
/// interleaved by one seed over the real ledger core, compared with a bank that does one thing
/// after another.
@org.jspecify.annotations.NullMarked
package ginko.simulator;
