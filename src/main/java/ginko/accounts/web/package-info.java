/// Pages and programming interface of accounts: home, account, statement.
@NullMarked
package ginko.accounts.web;

import org.jspecify.annotations.NullMarked;
