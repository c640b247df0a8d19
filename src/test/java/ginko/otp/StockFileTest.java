package ginko.otp;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Masked;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockFileTest {

    private static final String SEED = "3132333435363738393031323334353637383930";
    private static final Masked NO_KEY = new Masked("");

    private static List<StockLine> read(String text, String key) {
        StockFile.Reading reading = StockFile.read(text, new Masked(key));
        assertThat(reading).isInstanceOf(StockFile.Reading.Read.class);
        return ((StockFile.Reading.Read) reading).lines();
    }

    @Test
    void readsClocksAndCountersOfACsvFile() {
        List<StockLine> lines =
                read(
                        "# batch 7\nFT100001,%s,TOTP,6,60,Feitian,c200,2031-11-30\nFT100002, %s, HOTP, 8, 41\n"
                                .formatted(SEED, SEED),
                        "");

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().validUntil()).isEqualTo(LocalDate.of(2031, 11, 30));
        assertThat(lines.getFirst().vendor()).isEqualTo("Feitian");
        assertThat(lines.getLast().counter()).isEqualTo(41);
        assertThat(lines.getLast().form().digits()).isEqualTo(8);
        assertThat(CsvStock.line(List.of(CsvStock.write(lines.getFirst()).split(",", -1))))
                .usingRecursiveComparison()
                .isEqualTo(lines.getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FT100001,zz,TOTP,6,60",
                "FT100001,31,TOTP,6,60",
                "FT100001,3132333435363738393031323334353637383930,TOTP,5,60",
                "FT100001,3132333435363738393031323334353637383930,TOTP,6,45",
                "FT100001,3132333435363738393031323334353637383930,OCRA,6,60",
                "F!,3132333435363738393031323334353637383930,TOTP,6,60",
                "FT100001",
                "",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
                "<KeyContainer"
            })
    void takesNothingOfAFileThatIsWrongSomewhere(String row) {
        String good = "FT100009,%s,TOTP,6,60".formatted(SEED);
        String text = row.isEmpty() || row.startsWith("<") ? row : good + "\n" + row;

        assertThat(StockFile.read(text, NO_KEY)).isInstanceOf(StockFile.Reading.Wrong.class);
    }

    @Test
    void refusesASerialTwice() {
        String row = "FT100001,%s,TOTP,6,60".formatted(SEED);

        assertThat(StockFile.read(row + "\n" + row, NO_KEY))
                .isInstanceOf(StockFile.Reading.Wrong.class);
    }

    @Test
    void readsPlainPskc() {
        List<StockLine> lines =
                read(
                        """
                        <KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">
                          <KeyPackage>
                            <DeviceInfo><Manufacturer>oath.FT</Manufacturer><SerialNo>FT200001</SerialNo>
                              <Model>c200</Model><ExpiryDate>2031-11-30T00:00:00Z</ExpiryDate></DeviceInfo>
                            <Key Id="1" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:totp">
                              <AlgorithmParameters><Suite>HMAC-SHA256</Suite>
                                <ResponseFormat Length="8" Encoding="DECIMAL"/></AlgorithmParameters>
                              <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret>
                                <TimeInterval><PlainValue>60</PlainValue></TimeInterval></Data>
                            </Key>
                          </KeyPackage>
                        </KeyContainer>
                        """,
                        "");

        StockLine line = lines.getFirst();
        assertThat(line.serial()).isEqualTo("FT200001");
        assertThat(line.form().hash()).isEqualTo(CodeForm.Hash.SHA256);
        assertThat(line.form().digits()).isEqualTo(8);
        assertThat(line.validUntil()).isEqualTo(LocalDate.of(2031, 11, 30));
        assertThat(new String(line.seed(), StandardCharsets.US_ASCII))
                .isEqualTo("12345678901234567890");
    }

    /// RFC 6030, figure 6: AES-128-CBC under an agreed key, HMAC-SHA-1 over the ciphertext.
    private static final String ENCRYPTED =
            """
            <pskc:KeyContainer Version="1.0" xmlns:pskc="urn:ietf:params:xml:ns:keyprov:pskc"
                xmlns:xenc="http://www.w3.org/2001/04/xmlenc#">
              <pskc:MACMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1">
                <pskc:MACKey><xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
                  <xenc:CipherData><xenc:CipherValue>ESIzRFVmd4iZABEiM0RVZgKn6WjLaTC1sbeBMSvIhRejN9vJa2BOlSaMrR7I5wSX</xenc:CipherValue></xenc:CipherData>
                </pskc:MACKey>
              </pskc:MACMethod>
              <pskc:KeyPackage>
                <pskc:DeviceInfo><pskc:Manufacturer>Manufacturer</pskc:Manufacturer><pskc:SerialNo>987654321</pskc:SerialNo></pskc:DeviceInfo>
                <pskc:Key Id="12345678" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:hotp">
                  <pskc:AlgorithmParameters><pskc:ResponseFormat Encoding="DECIMAL" Length="8"/></pskc:AlgorithmParameters>
                  <pskc:Data>
                    <pskc:Secret><pskc:EncryptedValue><xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
                      <xenc:CipherData><xenc:CipherValue>AAECAwQFBgcICQoLDA0OD+cIHItlB3Wra1DUpxVvOx2lef1VmNPCMl8jwZqIUqGv</xenc:CipherValue></xenc:CipherData></pskc:EncryptedValue>
                      <pskc:ValueMAC>Su+NvtQfmvfJzF6bmQiJqoLRExc=</pskc:ValueMAC></pskc:Secret>
                    <pskc:Counter><pskc:PlainValue>0</pskc:PlainValue></pskc:Counter>
                  </pskc:Data>
                </pskc:Key>
              </pskc:KeyPackage>
            </pskc:KeyContainer>
            """;

    @Test
    void readsTheEncryptedFileOfTheStandard() {
        StockLine line = read(ENCRYPTED, "12345678901234567890123456789012").getFirst();

        assertThat(line.form().algorithm()).isEqualTo(CodeForm.Algorithm.HOTP);
        assertThat(new String(line.seed(), StandardCharsets.US_ASCII))
                .isEqualTo("12345678901234567890");
    }

    @Test
    void refusesAnEncryptedFileThatWasChangedOrAWrongKey() {
        assertThat(
                        StockFile.read(
                                ENCRYPTED.replace("AAECAwQF", "AAECAwQG"),
                                new Masked("12345678901234567890123456789012")))
                .isInstanceOf(StockFile.Reading.Wrong.class);
        assertThat(StockFile.read(ENCRYPTED, new Masked("22345678901234567890123456789012")))
                .isInstanceOf(StockFile.Reading.Wrong.class);
    }
}
