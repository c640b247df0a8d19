package ginko.identity.web;

import ginko.identity.Device;
import ginko.identity.DeviceId;
import ginko.identity.LiveSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of devices and sessions shows. `thisDevice` is null when the bank does not know
/// it; `done` names what was just ended.
public record DevicesModel(
        List<LiveSession> sessions,
        List<Device> devices,
        @Nullable DeviceId thisDevice,
        String done) {

    public DevicesModel {
        sessions = List.copyOf(sessions);
        devices = List.copyOf(devices);
    }

    public boolean isThis(Device device) {
        return device.id().equals(thisDevice);
    }

    public boolean hasOthers() {
        return sessions.size() > 1;
    }
}
