package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import ginko.identity.Browser.Answer;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.Assertions;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Sign-in with a client certificate (電子証明書方式) on a port of its own, over real TLS.
@TestPropertySource(properties = {"ginko.tls=development", "ginko.data=target/test-certificates"})
class CertificatesTest extends CompanyCase {

    private static final Path DATA = Path.of("target", "test-certificates");
    private static final int DOOR = freePort();
    private static final String PAGE = "/app/settings/certificate";

    @Autowired private RemindOfCertificates reminding;
    @Autowired private Aliases aliases;

    private Instant before = Instant.EPOCH;

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void certificates(DynamicPropertyRegistry registry) {
        registry.add("ginko.certificates.port", () -> DOOR);
    }

    /// TLS looks at the real time: the bank begins in the past, so that it can go on to now.
    @BeforeEach
    void nearlyAYearAgo() {
        before = clock.instant();
        clock.set(Instant.now().minus(Duration.ofDays(340)));
    }

    @AfterEach
    void backToTheTimeOfOtherTests() {
        clock.set(before);
    }

    /// A file with a certificate and its key.
    private record Identity(KeyStore store, char[] password) {

        X509Certificate certificate() throws Exception {
            return (X509Certificate) store.getCertificate(store.aliases().nextElement());
        }
    }

    /// A browser at one of the two ports; it keeps its cookies for both, as browsers do.
    private Browser at(int there, @Nullable Identity identity, @Nullable Browser same)
            throws Exception {
        KeyManager[] keys = null;
        if (identity != null) {
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(identity.store(), identity.password());
            keys = factory.getKeyManagers();
        }
        Path tls = DATA.resolve("tls");
        KeyStore server =
                KeyStore.getInstance(
                        tls.resolve("development.p12").toFile(),
                        Files.readString(tls.resolve("development.password"))
                                .strip()
                                .toCharArray());
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("bank", server.getCertificate("ginko"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        Browser browser =
                new Browser(
                        "https://localhost:" + there,
                        HttpClient.newBuilder().sslContext(context).build());
        if (same != null) {
            browser.cookies.putAll(same.cookies);
        }
        return browser;
    }

    @Override
    Browser browser() {
        try {
            Browser browser = at(port, null, null);
            browser.cookies.put("ginko-language", "en");
            return browser;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    String phone(Login login) {
        return login.user().phone() == null ? super.phone(login) : own(login);
    }

    private void prove(Browser browser, Login login) {
        browser.get("/app/settings/prove");
        assertThat(browser.post("/app/settings/prove/send").status()).isEqualTo(303);
        assertThat(browser.post("/app/settings/prove", "code", code(login)).location())
                .isEqualTo("/app");
    }

    @CanIgnoreReturnValue
    private Identity fetch(Browser browser, Login login) throws Exception {
        prove(browser, login);
        assertThat(browser.get(PAGE).page().select("form[action$=fetch]")).hasSize(1);
        Answer answer = browser.post(PAGE + "/fetch");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String link = Objects.requireNonNull(answer.page().selectFirst("a[download]")).attr("href");
        char[] password =
                Objects.requireNonNull(answer.page().selectFirst("dl.summary dd bdi"))
                        .text()
                        .toCharArray();
        byte[] file = Base64.getDecoder().decode(link.substring(link.indexOf(',') + 1));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(file), password);
        return new Identity(store, password);
    }

    private static Answer enter(Browser browser, String password) {
        browser.cookies.remove("__Host-ginko");
        browser.get("/login");
        return browser.post("/login", "password", password);
    }

    /// Nobody can sign in with this certificate from here.
    private static void isClosed(Browser browser) {
        browser.cookies.remove("__Host-ginko");
        Answer page = browser.get("/login");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().select(".errors")).hasSize(1);
        assertThat(page.page().select("input[name=password]")).isEmpty();
    }

    @Test
    @Requirement({"OKB-16", "OKB-17"})
    void aUserSignsInWithIdAndPasswordUntilHeHasACertificateAndThenOnlyWithIt() throws Exception {
        Login login = customer(SignInFactor.NONE);
        Browser office = signedIn(login);
        Identity certificate = fetch(office, login);

        assertThat(signIn(browser(), login.name(), PASSWORD).status()).isEqualTo(422);
        Browser door = at(DOOR, certificate, office);
        assertThat(enter(door, "wrong").status()).isEqualTo(422);
        assertThat(door.get("/login").text()).contains(login.name());
        assertThat(enter(door, PASSWORD).location()).isEqualTo("/app");
        assertThat(door.get("/app/settings").status()).isEqualTo(200);
        assertThat(certificate.certificate().getSubjectX500Principal().getName())
                .doesNotContain(login.name())
                .doesNotContain("Example");
    }

    @Test
    void strangersWithoutTheCertificateUseUpNoTries() throws Exception {
        Login login = customer(SignInFactor.NONE);
        Browser office = signedIn(login);
        Identity certificate = fetch(office, login);

        for (int i = 0; i < 12; i++) {
            assertThat(signIn(browser(), login.name(), "wrong " + i).status()).isEqualTo(422);
            clock.advance(Duration.ofMinutes(20));
        }

        assertThat(enter(at(DOOR, certificate, office), PASSWORD).location()).isEqualTo("/app");
    }

    @Test
    @Requirement("OKB-18")
    void theCertificateOfOneUserIsFetchedOnce() throws Exception {
        Login login = customer(SignInFactor.NONE);
        Browser office = signedIn(login);
        fetch(office, login);

        assertThat(office.get(PAGE).page().select("form[action$=fetch], a[href*=prove]")).isEmpty();
        assertThat(office.post(PAGE + "/fetch").status()).isEqualTo(422);
        assertThat(office.get(PAGE).page().select("tbody tr")).hasSize(1);
    }

    @Test
    void fetchingAsksForAFreshSecondFactorAndIsToldToTheCustomer() throws Exception {
        Login login = customer(SignInFactor.NONE);
        Browser office = signedIn(login);
        office.get(PAGE);
        assertThat(office.post(PAGE + "/fetch").location()).startsWith("/app/settings/prove");
        long before = smsCount(phone(login));
        fetch(office, login);
        assertThat(smsCount(phone(login))).isEqualTo(before + 2);
    }

    @Test
    @Requirement("OKB-19")
    void severalComputersHaveSeveralUsersOfOneContract() throws Exception {
        Company company = company();
        Login first = company.master();
        Login second = company.general();
        Browser office = signedIn(first);
        Browser branch = signedIn(second);
        Identity ofFirst = fetch(office, first);
        Identity ofSecond = fetch(branch, second);

        assertThat(enter(at(DOOR, ofFirst, office), PASSWORD).location()).isEqualTo("/app");
        assertThat(enter(at(DOOR, ofSecond, branch), PASSWORD).location()).isEqualTo("/app");
    }

    @Test
    @Requirement("OKB-20")
    void itWorksOnlyForItsUserOnTheComputerItWasFetchedWith() throws Exception {
        Login login = customer(SignInFactor.NONE);
        Login other = customer(SignInFactor.NONE);
        Browser office = signedIn(login);
        Browser elsewhere = signedIn(other);
        Identity certificate = fetch(office, login);

        isClosed(at(DOOR, certificate, elsewhere));

        Browser door = at(DOOR, certificate, office);
        assertThat(enter(door, PASSWORD).location()).isEqualTo("/app");
        Browser without = at(port, null, door);
        assertThat(without.get("/app/settings").status()).isEqualTo(303);
        assertThat(at(DOOR, null, door).get("/app/settings").status()).isEqualTo(303);
        Identity another = fetch(elsewhere, other);
        assertThat(at(DOOR, another, door).get("/app/settings").status()).isEqualTo(303);
        assertThat(door.get("/app/settings").status()).isEqualTo(303);
    }

    @Test
    @Requirement("OKB-30")
    void theLoginIsFrozenOnceACertificateWasFetched() throws Exception {
        Company company = company();
        Login general = company.general();
        Browser office = signedIn(general);
        Browser master = open(company.master());
        String page = USERS + "/" + general.id();
        assertThat(master.get(page).text()).contains("Change the login ID");

        fetch(office, general);
        Answer refused = rename(master, page);
        prove(office, general);
        office.get(PAGE);
        assertThat(office.post(PAGE + "/revoke").status()).isEqualTo(303);

        assertThat(refused.text()).contains("A certificate was acquired with this login ID");
        assertThat(rename(master, page).status()).isEqualTo(422);
        assertThat(master.get(page).text()).doesNotContain("Change the login ID");
        assertThat(logins.find(general.id()).orElseThrow().name()).isEqualTo(general.name());
        assertThat(aliases.set(general.id(), "anothername"))
                .isEqualTo(new AliasOutcome.Refused(AliasRefusal.ALIAS_FROZEN));
    }

    private static Answer rename(Browser master, String user) {
        look(master, user + "/login-id");
        return master.post(
                user + "/login-id", "confirmation", CONFIRMATION, "loginId", "mori" + fresh());
    }

    @Test
    void aRevokedCertificateOpensNothingAndEverybodyCanAskForIt() throws Exception {
        Login login = customer(SignInFactor.NONE);
        Browser office = signedIn(login);
        Identity certificate = fetch(office, login);
        Browser door = at(DOOR, certificate, office);
        assertThat(enter(door, PASSWORD).location()).isEqualTo("/app");
        assertThat(status(certificate)).isEqualTo(CertificateStatus.GOOD);
        assertThat(revoked(certificate)).isFalse();

        prove(door, login);
        door.get(PAGE);
        assertThat(door.post(PAGE + "/revoke").location()).isEqualTo("/session-ended");

        assertThat(door.get("/app/settings").status()).isEqualTo(303);
        isClosed(door);
        assertThat(status(certificate)).isInstanceOf(RevokedStatus.class);
        assertThat(revoked(certificate)).isTrue();
        assertThat(signedIn(login).get(PAGE).status()).isEqualTo(200);
    }

    private static X509Certificate authority() throws Exception {
        try (var in = Files.newInputStream(DATA.resolve("certificates/authority.crt"))) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private boolean revoked(Identity identity) throws Exception {
        HttpResponse<byte[]> list =
                send(HttpRequest.newBuilder(uri("/certificates/revoked.crl")).build());
        X509CRL crl =
                (X509CRL)
                        CertificateFactory.getInstance("X.509")
                                .generateCRL(new ByteArrayInputStream(list.body()));
        crl.verify(authority().getPublicKey());
        return crl.isRevoked(identity.certificate());
    }

    private @Nullable CertificateStatus status(Identity identity) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        byte[] question =
                new OCSPReqBuilder()
                        .addRequest(
                                new CertificateID(
                                        digests.get(CertificateID.HASH_SHA1),
                                        new JcaX509CertificateHolder(authority()),
                                        identity.certificate().getSerialNumber()))
                        .build()
                        .getEncoded();
        HttpResponse<byte[]> answer =
                send(
                        HttpRequest.newBuilder(uri("/certificates/ocsp"))
                                .header("Content-Type", "application/ocsp-request")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        BasicOCSPResp told = (BasicOCSPResp) new OCSPResp(answer.body()).getResponseObject();
        assertThat(
                        told.isSignatureValid(
                                new JcaContentVerifierProviderBuilder()
                                        .build(authority().getPublicKey())))
                .isTrue();
        return told.getResponses()[0].getCertStatus();
    }

    private URI uri(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        return at(port, null, null).client().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void itIsRenewedInItsLastMonthAndTheOldOneWorksUntilTheNewOneIsUsed() throws Exception {
        Login login = userWithMailOfHisOwn();
        Browser office = signedIn(login);
        Identity old = fetch(office, login);
        Browser door = at(DOOR, old, office);
        assertThat(enter(door, PASSWORD).location()).isEqualTo("/app");
        clock.advance(Duration.ofDays(170));
        assertThat(enter(door, PASSWORD).location()).isEqualTo("/app");
        prove(door, login);
        assertThat(door.post(PAGE + "/fetch").status()).isEqualTo(422);
        reminding.run();
        assertThat(reminders(login)).isZero();

        clock.advance(Duration.ofDays(170));
        reminding.run();
        reminding.run();
        assertThat(reminders(login)).isEqualTo(1);
        assertThat(enter(door, PASSWORD).location()).isEqualTo("/app");
        Identity fresh = fetch(door, login);
        assertThat(enter(door, PASSWORD).location()).isEqualTo("/app");
        Browser renewed = at(DOOR, fresh, door);
        assertThat(enter(renewed, PASSWORD).location()).isEqualTo("/app");
        isClosed(at(DOOR, old, renewed));
        clock.advance(Duration.ofDays(20));
        reminding.run();
        assertThat(reminders(login)).isEqualTo(1);
    }

    private Login userWithMailOfHisOwn() {
        int number = fresh();
        var user =
                new ContractUser(
                        UserKind.GENERAL,
                        "Saburo Kato",
                        "+8170" + (10_000_000 + number),
                        number + "@mail.example");
        Login login =
                logins.issue(
                        new NewLogin(
                                company().master().contract(),
                                Language.EN,
                                SignInFactor.NONE,
                                user),
                        "staff:test");
        credentials.importPassword(login.id(), new Masked(PASSWORD), "staff:test");
        return login;
    }

    private long reminders(Login login) {
        return jdbc.sql(
                        """
                        select count(*)
                          from notifications.outbox
                         where channel = 'MAIL' and address = :mail
                           and subject like '%certificate ends%'
                        """)
                .param("mail", Objects.requireNonNull(login.user().mail()))
                .query(Long.class)
                .single();
    }

    @Test
    void anExpiredOneOpensNothing() throws Exception {
        Login login = customer(SignInFactor.NONE);
        Browser office = signedIn(login);
        Identity certificate = fetch(office, login);
        Browser door = at(DOOR, certificate, office);
        clock.advance(Duration.ofDays(170));
        assertThat(enter(door, PASSWORD).location()).isEqualTo("/app");
        clock.advance(Duration.ofDays(170));
        assertThat(enter(door, PASSWORD).location()).isEqualTo("/app");
        clock.advance(Duration.ofDays(26));

        isClosed(door);
        assertThat(signedIn(login).get(PAGE).status()).isEqualTo(200);
    }

    @Test
    void aForeignCertificateIsRefusedAndItsAddressesAreNeverVisited() throws Exception {
        try (ServerSocket trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            trap.setSoTimeout(500);
            Identity foreign = foreign("http://127.0.0.1:" + trap.getLocalPort() + "/ca.crt");
            Browser stranger = at(DOOR, foreign, null);
            Assertions.assertThatThrownBy(() -> stranger.get("/login"))
                    .hasRootCauseInstanceOf(IOException.class);
            Assertions.assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static Identity foreign(String address) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256, new SecureRandom());
        KeyPair pair = generator.generateKeyPair();
        X500Name name = X500Name.getInstance(authority().getSubjectX500Principal().getEncoded());
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        java.math.BigInteger.TEN,
                        Date.from(Instant.now().minusSeconds(60)),
                        Date.from(Instant.now().plusSeconds(3600)),
                        new X500Name("CN=stranger"),
                        pair.getPublic());
        builder.addExtension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(
                        new AccessDescription[] {
                            new AccessDescription(
                                    AccessDescription.id_ad_caIssuers,
                                    new GeneralName(
                                            GeneralName.uniformResourceIdentifier, address)),
                            new AccessDescription(
                                    AccessDescription.id_ad_ocsp,
                                    new GeneralName(GeneralName.uniformResourceIdentifier, address))
                        }));
        X509Certificate certificate =
                new JcaX509CertificateConverter()
                        .getCertificate(
                                builder.build(
                                        new JcaContentSignerBuilder("SHA256withECDSA")
                                                .build(pair.getPrivate())));
        char[] password = "stranger".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("x", pair.getPrivate(), password, new Certificate[] {certificate});
        return new Identity(store, password);
    }

    @Test
    void theKeyOfTheAuthorityBelongsToItsOwnerOnly() throws Exception {
        Path key = DATA.resolve("certificates/authority.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(List.of(authority().getBasicConstraints())).containsExactly(0);
    }

    @Test
    void unreadableQuestionsAreRefused() throws Exception {
        HttpResponse<byte[]> answer =
                send(
                        HttpRequest.newBuilder(uri("/certificates/ocsp"))
                                .header("Content-Type", "application/ocsp-request")
                                .POST(HttpRequest.BodyPublishers.ofString("what?"))
                                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
    }
}
