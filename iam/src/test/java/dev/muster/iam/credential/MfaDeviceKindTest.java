package dev.muster.iam.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaDeviceKindTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:mfa/phone, VIRTUAL",
        "arn:aws-cn:iam::111122223333:mfa/root-account-mfa-device, VIRTUAL",
        "arn:aws:iam::111122223333:u2f/user/ann/key-1, FIDO",
        "arn:aws:iam::111122223333:sms-mfa/ann, SMS",
        "GAHT12345678, HARDWARE_TOTP",
        "arn:aws:iam::111122223333:other/x, UNKNOWN",
    })
    void theSerialTellsTheKind(String serial, MfaDeviceKind kind) {
        assertThat(MfaDeviceKind.ofSerial(serial)).isEqualTo(kind);
    }
}
