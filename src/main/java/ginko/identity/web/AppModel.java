package ginko.identity.web;

import ginko.otp.AppDevices;
import ginko.otp.SigningDevice;
import ginko.web.FormModel;
import org.jspecify.annotations.Nullable;

/// The settings page about the app on the telephone.
///
/// @param device the telephone that is registered; null when there is none
/// @param added what the telephone keeps from now on; null unless it was just registered
/// @param login what the app calls this registration
public record AppModel(
        FormModel form,
        @Nullable SigningDevice device,
        AppDevices.@Nullable Registered added,
        String login) {}
