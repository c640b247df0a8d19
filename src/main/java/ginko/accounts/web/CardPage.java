package ginko.accounts.web;

import ginko.accounts.Account;

/// The page that blocks a card.
///
/// @param back page of its account
/// @param action address of this page
/// @param isProven whether a second factor was shown lately
/// @param isBlocked whether nothing is paid from it any more
public record CardPage(
        Account card, String back, String action, boolean isProven, boolean isBlocked) {

    /// How the customer knows it.
    public String number() {
        return card.cardMasked() == null ? card.number() : card.cardMasked();
    }
}
