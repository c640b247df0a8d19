package ginko.identity;

import ginko.kernel.Check;
import ginko.kernel.KeyModule;
import ginko.kernel.Masked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/// The bank's own certificate authority (RFC 5280, RFC 6960), by Bouncy Castle. Its key is made at
/// the first start and lies in a PKCS#11 module that never gives it away, or in a file that only
/// its owner may read. Certificates name nobody: their subject is the id of the bank's row.
public final class CertificateAuthority {

    static final Duration LIFE = Duration.ofDays(365);

    private static final Duration OWN_LIFE = Duration.ofDays(20 * 365);
    private static final Duration LIST_LIFE = Duration.ofDays(1);

    /// The clocks of customers go wrong.
    private static final Duration SPARE = Duration.ofHours(1);

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int SERIAL_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final @Nullable Provider provider;

    private CertificateAuthority(
            PrivateKey key, X509Certificate certificate, @Nullable KeyModule module) {
        this.key = key;
        this.certificate = certificate;
        this.provider = module == null ? null : module.provider();
    }

    /// Where the authority lies.
    ///
    /// @param module has the key, under the label; null when a file of the directory has it
    record Place(Path directory, @Nullable KeyModule module, String label) {

        Path keyFile() {
            return directory.resolve("authority.key");
        }

        Path certificateFile() {
            return directory.resolve("authority.crt");
        }
    }

    /// The authority of a place, made when there is none. A module takes over the key of a file
    /// that it does not have yet, with the same certificate.
    ///
    /// @param bank what the certificate calls it
    static CertificateAuthority at(Place place, String bank, Instant now) {
        KeyModule module = place.module();
        try {
            if (module == null) {
                return inFiles(place, new Names(bank, now));
            }
            Optional<KeyModule.Signing> known = module.signing(place.label());
            KeyModule.Signing kept =
                    known.isPresent() ? known.get() : keep(place, module, new Names(bank, now));
            return new CertificateAuthority(kept.key(), kept.certificate(), module);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static KeyModule.Signing keep(Place place, KeyModule module, Names names)
            throws IOException {
        if (Files.exists(place.keyFile())) {
            CertificateAuthority before = inFiles(place, names);
            return module.keep(place.label(), before.key, before.certificate);
        }
        Check.state(
                Files.notExists(place.certificateFile()),
                "the key of authority.crt is neither in the module nor in a file");
        KeyPair pair = module.newKeyPair();
        X509Certificate own = own(pair, module.provider(), names);
        KeyModule.Signing kept = module.keep(place.label(), pair.getPrivate(), own);
        Files.createDirectories(place.directory());
        write(place.certificateFile(), pem(own), "rw-r--r--");
        return kept;
    }

    private static CertificateAuthority inFiles(Place place, Names names) throws IOException {
        if (Files.notExists(place.certificateFile())) {
            KeyPair pair = keyPair();
            X509Certificate own = own(pair, null, names);
            Files.createDirectories(place.directory());
            write(
                    place.keyFile(),
                    pem(new JcaPKCS8Generator(pair.getPrivate(), null)),
                    "rw-------");
            write(place.certificateFile(), pem(own), "rw-r--r--");
        }
        try (var keys = new PEMParser(new StringReader(Files.readString(place.keyFile())));
                var certificates =
                        new PEMParser(
                                new StringReader(Files.readString(place.certificateFile())))) {
            return new CertificateAuthority(
                    new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) keys.readObject()),
                    converted((X509CertificateHolder) certificates.readObject()),
                    null);
        }
    }

    private record Names(String bank, Instant now) {}

    private static X509Certificate own(KeyPair pair, @Nullable Provider provider, Names names)
            throws IOException {
        X500Name name =
                new X500NameBuilder()
                        .addRDN(BCStyle.O, names.bank())
                        .addRDN(BCStyle.CN, names.bank() + " Client Authority")
                        .build();
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        serial(),
                        Date.from(names.now().minus(SPARE)),
                        Date.from(names.now().plus(OWN_LIFE)),
                        name,
                        pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                extensions().createSubjectKeyIdentifier(pair.getPublic()));
        return converted(builder.build(signer(pair.getPrivate(), provider)));
    }

    private static void write(Path file, String text, String rights) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
        Files.writeString(fresh, text, StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(Object object) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    /// What connections with client certificates are checked against.
    public X509Certificate certificate() {
        return certificate;
    }

    /// A new certificate with its key, as PKCS#12 under a password.
    record Issued(X509Certificate certificate, byte[] pkcs12) {}

    Issued issue(UUID handle, Masked password, Instant now) {
        KeyPair pair = keyPair();
        try {
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            X500Name.getInstance(
                                    certificate.getSubjectX500Principal().getEncoded()),
                            serial(),
                            Date.from(now.minus(SPARE)),
                            Date.from(now.plus(LIFE)),
                            new X500NameBuilder().addRDN(BCStyle.CN, handle.toString()).build(),
                            pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions().createAuthorityKeyIdentifier(certificate));
            X509Certificate issued = converted(builder.build(signer(key, provider)));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] secret = password.reveal().toCharArray();
            store.setKeyEntry(
                    "ginko", pair.getPrivate(), secret, new Certificate[] {issued, certificate});
            var out = new ByteArrayOutputStream();
            store.store(out, secret);
            return new Issued(issued, out.toByteArray());
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The list of certificates that ended before their time (CRL), good for a day.
    byte[] revocationList(List<CertificatesSql.Ended> ended, Instant now) {
        try {
            X509v2CRLBuilder builder =
                    new X509v2CRLBuilder(
                            X500Name.getInstance(
                                    certificate.getSubjectX500Principal().getEncoded()),
                            Date.from(now));
            builder.setNextUpdate(Date.from(now.plus(LIST_LIFE)));
            for (CertificatesSql.Ended one : ended) {
                builder.addCRLEntry(
                        new BigInteger(one.serial(), 16),
                        Date.from(one.at()),
                        CRLReason.unspecified);
            }
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions().createAuthorityKeyIdentifier(certificate));
            builder.addExtension(
                    Extension.cRLNumber,
                    false,
                    new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            return builder.build(signer(key, provider)).getEncoded();
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What the bank knows of a serial number.
    sealed interface Standing {

        /// The bank issued it and it has not ended.
        record Good() implements Standing {}

        /// It is good no more.
        record Ended(Instant at) implements Standing {}

        /// The bank never issued it.
        record Unknown() implements Standing {}
    }

    /// Answers a question about certificates (OCSP).
    ///
    /// @return empty when the question cannot be read
    Optional<byte[]> answer(byte[] question, Function<String, Standing> known, Instant now) {
        try {
            OCSPReq request = new OCSPReq(question);
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            var answer =
                    new BasicOCSPRespBuilder(
                            SubjectPublicKeyInfo.getInstance(
                                    certificate.getPublicKey().getEncoded()),
                            digests.get(CertificateID.HASH_SHA1));
            var own = new JcaX509CertificateHolder(certificate);
            for (Req asked : request.getRequestList()) {
                CertificateID id = asked.getCertID();
                Standing standing =
                        id.matchesIssuer(own, digests)
                                ? known.apply(id.getSerialNumber().toString(16))
                                : new Standing.Unknown();
                answer.addResponse(
                        id, status(standing), Date.from(now), Date.from(now.plus(SPARE)));
            }
            Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            if (nonce != null) {
                answer.setResponseExtensions(new Extensions(nonce));
            }
            OCSPResp response =
                    new OCSPRespBuilder()
                            .build(
                                    OCSPRespBuilder.SUCCESSFUL,
                                    answer.build(signer(key, provider), null, Date.from(now)));
            return Optional.of(response.getEncoded());
        } catch (IOException | OCSPException | RuntimeException unreadable) {
            return Optional.empty();
        } catch (OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable CertificateStatus status(Standing standing) {
        return switch (standing) {
            case Standing.Good() -> CertificateStatus.GOOD;
            case Standing.Ended(Instant at) ->
                    new RevokedStatus(Date.from(at), CRLReason.unspecified);
            case Standing.Unknown() -> new UnknownStatus();
        };
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS - 1, RANDOM).setBit(SERIAL_BITS - 2);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JcaX509ExtensionUtils extensions() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ContentSigner signer(PrivateKey key, @Nullable Provider provider) {
        try {
            var builder = new JcaContentSignerBuilder(SIGNATURE);
            return (provider == null ? builder : builder.setProvider(provider)).build(key);
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate converted(X509CertificateHolder holder) {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
