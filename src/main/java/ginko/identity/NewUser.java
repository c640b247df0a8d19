package ginko.identity;

/// A user to be added, as another user wrote it. The telephone number may lack its country code
/// when it is of the country of the contract's.
public record NewUser(UserKind kind, String name, String phone, String mail) {}
