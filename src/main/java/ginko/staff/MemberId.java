package ginko.staff;

import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import java.util.UUID;

/// A member of staff.
public record MemberId(UUID value) {

    static MemberId next() {
        return new MemberId(Ids.next());
    }

    /// The id under which his device is registered: devices know logins only.
    LoginId holder() {
        return new LoginId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
