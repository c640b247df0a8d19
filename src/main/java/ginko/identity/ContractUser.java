package ginko.identity;

import org.jspecify.annotations.Nullable;

/// Who a login belongs to under its contract.
///
/// @param name his own; null when it is that of the customer
/// @param phone where his codes and passwords go, and nowhere else; null for the telephone of the
///   contract
/// @param mail null for the address of the contract
public record ContractUser(
        UserKind kind, @Nullable String name, @Nullable String phone, @Nullable String mail) {

    static ContractUser of(UserKind kind) {
        return new ContractUser(kind, null, null, null);
    }
}
