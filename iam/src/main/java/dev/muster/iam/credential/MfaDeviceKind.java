package dev.muster.iam.credential;

/** The kind of an MFA device, told by its serial number. */
public enum MfaDeviceKind {
    /** An authenticator app. */
    VIRTUAL,
    /** A FIDO security key or passkey; AWS's answers do not part them. */
    FIDO,
    SMS,
    /** A hardware token that shows one-time passwords: its serial is no ARN. */
    HARDWARE_TOTP,
    UNKNOWN;

    /**
     * Reads the serial number.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_MFADevice.html">MFADevice: SerialNumber</a>
     */
    public static MfaDeviceKind ofSerial(String serial) {
        if (!serial.startsWith("arn:")) {
            return HARDWARE_TOTP;
        }
        if (serial.contains(":mfa/")) {
            return VIRTUAL;
        }
        if (serial.contains(":u2f/")) {
            return FIDO;
        }
        return serial.contains(":sms-mfa/") ? SMS : UNKNOWN;
    }
}
