package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.kernel.Masked;
import ginko.testing.SoftHsm;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The authority whose key lies in a PKCS#11 module.
class CertificateAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir private Path directory;

    private final String label = "authority-" + UUID.randomUUID();

    private CertificateAuthority inModule() {
        return CertificateAuthority.at(
                new CertificateAuthority.Place(directory, SoftHsm.module(), label), "Bank", NOW);
    }

    private CertificateAuthority inFiles() {
        return CertificateAuthority.at(
                new CertificateAuthority.Place(directory, null, ""), "Bank", NOW);
    }

    @Test
    void itsKeyIsMadeInTheModuleAndIsNotGivenAway() throws Exception {
        CertificateAuthority made = inModule();

        made.certificate().verify(made.certificate().getPublicKey());
        assertThat(SoftHsm.module().signing(label).orElseThrow().key().getEncoded()).isNull();
        assertThat(directory.resolve("authority.key")).doesNotExist();
        assertThat(directory.resolve("authority.crt")).content().contains("BEGIN CERTIFICATE");
        assertThat(inModule().certificate()).isEqualTo(made.certificate());
    }

    @Test
    void itSignsCertificatesListsAndAnswersThere() throws Exception {
        CertificateAuthority authority = inModule();
        var key = authority.certificate().getPublicKey();

        var issued = authority.issue(UUID.randomUUID(), new Masked("secret of the file"), NOW);
        issued.certificate().verify(key);
        byte[] list = authority.revocationList(List.of(), NOW);
        var read =
                (X509CRL)
                        CertificateFactory.getInstance("X.509")
                                .generateCRL(new ByteArrayInputStream(list));
        read.verify(key);
        byte[] question =
                new OCSPReqBuilder()
                        .addRequest(
                                new CertificateID(
                                        new JcaDigestCalculatorProviderBuilder()
                                                .build()
                                                .get(CertificateID.HASH_SHA1),
                                        new JcaX509CertificateHolder(authority.certificate()),
                                        issued.certificate().getSerialNumber()))
                        .build()
                        .getEncoded();
        byte[] answer =
                authority
                        .answer(question, serial -> new CertificateAuthority.Standing.Good(), NOW)
                        .orElseThrow();
        var basic = (BasicOCSPResp) new OCSPResp(answer).getResponseObject();
        assertThat(basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key)))
                .isTrue();
    }

    @Test
    void theKeyOfAFileMovesIntoTheModuleAndItsCertificatesStayGood() throws Exception {
        CertificateAuthority before = inFiles();
        var issued = before.issue(UUID.randomUUID(), new Masked("secret of the file"), NOW);

        assertThat(inModule().certificate()).isEqualTo(before.certificate());
        Files.delete(directory.resolve("authority.key"));
        CertificateAuthority after = inModule();

        issued.certificate().verify(after.certificate().getPublicKey());
        after.issue(UUID.randomUUID(), new Masked("secret of the file"), NOW)
                .certificate()
                .verify(before.certificate().getPublicKey());
        assertThat(SoftHsm.module().signing(label).orElseThrow().key().getEncoded()).isNull();
    }

    @Test
    void aLostKeyIsNotReplacedInSilence() throws Exception {
        assertThat(inFiles().certificate()).isNotNull();
        Files.delete(directory.resolve("authority.key"));

        assertThatThrownBy(this::inModule).isInstanceOf(IllegalStateException.class);
    }
}
