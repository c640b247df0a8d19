package ginko.identity.web;

import ginko.identity.SigningEnrolment;
import ginko.kernel.ChallengeId;
import ginko.kernel.Ids;
import ginko.kernel.Masked;
import ginko.otp.CodeRefusal;
import ginko.otp.SigningDevice;
import ginko.otp.SigningDevices;
import ginko.web.Arg;
import ginko.web.Problems;
import ginko.web.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Devices and programs that sign transfers in place of a code by SMS. A new one is switched on by
/// a code; its seed is answered once and never again.
@RestController
@RequestMapping("/api/v1/signing-devices")
class SigningDevicesApi {

    private final SigningEnrolment enrolment;
    private final Problems problems;

    SigningDevicesApi(SigningEnrolment enrolment, Problems problems) {
        this.enrolment = enrolment;
        this.problems = problems;
    }

    /// A device as programs see it.
    record Device(UUID id, String serial, SigningDevice.State state, Instant createdAt) {

        static Device of(SigningDevice device) {
            return new Device(device.id(), device.serial(), device.state(), device.createdAt());
        }
    }

    /// A device that waits; `confirmation` names the code that was sent to `sentTo`.
    record Waiting(Device device, UUID confirmation, String sentTo, Instant expiresAt) {}

    /// Body of a confirmation.
    record Confirmation(@Nullable String confirmation, @Nullable String code) {}

    /// The seed in hexadecimal and the suite (RFC 6287) it is used with.
    record Added(String serial, String suite, String seed) {}

    /// All devices of the login.
    record Devices(List<Device> devices) {}

    @PostMapping
    ResponseEntity<Waiting> prepare(SignedInUser user) {
        SigningEnrolment.Pending pending = enrolment.prepare(user);
        return ResponseEntity.created(
                        URI.create("/api/v1/signing-devices/" + pending.device().id()))
                .body(
                        new Waiting(
                                Device.of(pending.device()),
                                pending.challenge().id().value(),
                                pending.challenge().maskedPhone(),
                                pending.challenge().expiresAt()));
    }

    @PostMapping("/{id}/confirmation")
    ResponseEntity<?> confirm(
            @PathVariable UUID id,
            @RequestBody Confirmation body,
            SignedInUser user,
            HttpServletRequest request) {
        String named = body.confirmation() == null ? "" : body.confirmation();
        Masked code = new Masked(body.code() == null ? "" : body.code());
        ChallengeId challenge = new ChallengeId(Ids.parse(named).orElse(id));
        return switch (enrolment.confirm(user, id, challenge, code)) {
            case SigningEnrolment.Outcome.Added(Masked seed) ->
                    ResponseEntity.ok(
                            new Added(
                                    serial(user, id),
                                    SigningDevices.SUITE.toString(),
                                    seed.reveal()));
            case SigningEnrolment.Outcome.Refused(CodeRefusal reason, int triesLeft) ->
                    problems.of(
                            HttpStatus.FORBIDDEN,
                            reason,
                            request,
                            Arg.of("triesLeft", (long) triesLeft));
        };
    }

    private String serial(SignedInUser user, UUID id) {
        return enrolment.devices(user).stream()
                .filter(device -> device.id().equals(id))
                .map(SigningDevice::serial)
                .findFirst()
                .orElseThrow();
    }

    @GetMapping
    Devices list(SignedInUser user) {
        return new Devices(enrolment.devices(user).stream().map(Device::of).toList());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<?> remove(@PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        return enrolment.remove(user, id)
                ? ResponseEntity.noContent().build()
                : problems.of(HttpStatus.NOT_FOUND, CodeRefusal.DEVICE_UNKNOWN, request);
    }
}
