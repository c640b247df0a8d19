package ginko.otp;

import ginko.kernel.Masked;
import ginko.otp.CodeForm.Algorithm;
import ginko.otp.CodeForm.Hash;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// PSKC, RFC 6030: plain secrets, or AES-128-CBC under a key agreed beforehand with an HMAC-SHA-1
/// over the ciphertext, which is checked before anything is decrypted. The hash of the codes comes
/// from `Suite`, not from the length of the seed. Documents with a type or entities are refused.
final class PskcFile {

    private static final String PSKC = "urn:ietf:params:xml:ns:keyprov:pskc";
    private static final int IV_BYTES = 16;
    private static final int USUAL_DIGITS = 6;
    private static final int USUAL_PERIOD = 30;

    private final Document document;
    private final byte[] key;

    private PskcFile(Document document, byte[] key) {
        this.document = document;
        this.key = key;
    }

    static StockFile.Reading read(String text, Masked key) {
        int place = 1;
        try {
            PskcFile file =
                    new PskcFile(parse(text), HexFormat.of().parseHex(key.reveal().strip()));
            NodeList packages = file.document.getElementsByTagNameNS(PSKC, "KeyPackage");
            List<StockLine> lines = new ArrayList<>();
            for (; place <= packages.getLength(); place++) {
                lines.add(file.line((Element) packages.item(place - 1)));
            }
            return new StockFile.Reading.Read(lines);
        } catch (IllegalArgumentException
                | DateTimeException
                | GeneralSecurityException
                | SAXException
                | IOException wrong) {
            return new StockFile.Reading.Wrong(place, String.valueOf(wrong.getMessage()));
        }
    }

    private static Document parse(String text) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private StockLine line(Element pack) throws GeneralSecurityException {
        Element keyOf = child(pack, "Key").orElseThrow(() -> wrong("no key"));
        String algorithm = keyOf.getAttribute("Algorithm");
        boolean counts = algorithm.endsWith("hotp");
        if (!counts && !algorithm.endsWith("totp")) {
            throw wrong("neither HOTP nor TOTP");
        }
        Optional<Element> format = child(keyOf, "ResponseFormat");
        int digits =
                format.map(e -> e.getAttribute("Length"))
                        .filter(length -> !length.isEmpty())
                        .map(Integer::parseInt)
                        .orElse(USUAL_DIGITS);
        long period = number(keyOf, "TimeInterval").orElse((long) USUAL_PERIOD);
        String serial = text(pack, "SerialNo").orElseThrow(() -> wrong("no serial number"));
        return new StockLine(
                serial,
                new CodeForm(
                        counts ? Algorithm.HOTP : Algorithm.TOTP,
                        text(keyOf, "Suite").map(PskcFile::hash).orElse(Hash.SHA1),
                        digits,
                        counts ? null : Duration.ofSeconds(period)),
                secret(keyOf),
                counts ? number(keyOf, "Counter").orElse(0L) : 0,
                text(pack, "Manufacturer").orElse(null),
                text(pack, "Model").orElse(null),
                text(pack, "ExpiryDate")
                        .map(day -> LocalDate.parse(day.substring(0, 10)))
                        .orElse(null),
                false);
    }

    private static Hash hash(String suite) {
        return switch (suite.replaceAll("[^0-9]", "")) {
            case "256" -> Hash.SHA256;
            case "512" -> Hash.SHA512;
            default -> Hash.SHA1;
        };
    }

    private byte[] secret(Element keyOf) throws GeneralSecurityException {
        Element secret = child(keyOf, "Secret").orElseThrow(() -> wrong("no secret"));
        Optional<String> plain = text(secret, "PlainValue");
        if (plain.isPresent()) {
            return Base64.getMimeDecoder().decode(plain.get());
        }
        byte[] cipher = cipherValue(secret);
        byte[] mac =
                Base64.getMimeDecoder()
                        .decode(text(secret, "ValueMAC").orElseThrow(() -> wrong("no MAC")));
        Element method =
                child(document.getDocumentElement(), "MACMethod")
                        .orElseThrow(() -> wrong("no MAC method"));
        Mac hmac = Mac.getInstance("HmacSHA1");
        hmac.init(new SecretKeySpec(decrypt(cipherValue(method)), "HmacSHA1"));
        if (!MessageDigest.isEqual(mac, hmac.doFinal(cipher))) {
            throw wrong("the MAC does not fit: wrong key or changed file");
        }
        return decrypt(cipher);
    }

    private byte[] decrypt(byte[] value) throws GeneralSecurityException {
        if (value.length <= IV_BYTES) {
            throw wrong("an encrypted value is too short");
        }
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new IvParameterSpec(Arrays.copyOf(value, IV_BYTES)));
        return cipher.doFinal(value, IV_BYTES, value.length - IV_BYTES);
    }

    private static byte[] cipherValue(Element within) {
        return Base64.getMimeDecoder()
                .decode(text(within, "CipherValue").orElseThrow(() -> wrong("no value")));
    }

    private static Optional<Long> number(Element within, String name) {
        return child(within, name).flatMap(e -> text(e, "PlainValue")).map(Long::parseLong);
    }

    private static Optional<Element> child(Element within, String name) {
        NodeList found = within.getElementsByTagNameNS("*", name);
        Node first = found.item(0);
        return first instanceof Element element ? Optional.of(element) : Optional.empty();
    }

    private static Optional<String> text(Element within, String name) {
        return child(within, name).map(e -> String.valueOf(e.getTextContent()).strip());
    }

    private static IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException(reason);
    }
}
