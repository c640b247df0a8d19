package ginko.identity.web;

import ginko.identity.Certificates;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Tells other programs, such as a proxy, which certificates of the bank are good no more: as a
/// list (RFC 5280) and one by one (RFC 6960). The bank itself needs neither.
@RestController
class RevocationController {

    private static final MediaType LIST = MediaType.parseMediaType("application/pkix-crl");
    private static final MediaType ANSWER = MediaType.parseMediaType("application/ocsp-response");

    /// A question about a few certificates is a few hundred bytes.
    private static final int LONGEST = 10_000;

    private final Certificates certificates;

    RevocationController(Certificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping("/certificates/revoked.crl")
    ResponseEntity<byte[]> list() {
        return certificates.areOffered()
                ? ResponseEntity.ok().contentType(LIST).body(certificates.revocationList())
                : ResponseEntity.notFound().build();
    }

    @PostMapping("/certificates/ocsp")
    ResponseEntity<byte[]> answer(@RequestBody byte[] question) {
        if (!certificates.areOffered()) {
            return ResponseEntity.notFound().build();
        }
        Optional<byte[]> answer =
                question.length > LONGEST ? Optional.empty() : certificates.answer(question);
        return answer.isPresent()
                ? ResponseEntity.ok().contentType(ANSWER).body(answer.get())
                : ResponseEntity.status(HttpStatus.BAD_REQUEST).build();
    }
}
