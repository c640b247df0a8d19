package ginko.policy;

/// How many code messages the bank sends at most, whatever is asked for: against people who let a
/// bank send messages for the sake of sending them.
///
/// @param numberDay to one telephone number, in a day
/// @param sourceHour asked for from one network address, in an hour
/// @param bankDay in all, in a day
public record SendCeilings(int numberDay, int sourceHour, int bankDay) {}
