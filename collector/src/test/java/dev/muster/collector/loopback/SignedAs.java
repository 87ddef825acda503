package dev.muster.collector.loopback;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the signature of a request says.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html">Elements of an AWS API request
 *     signature</a>
 */
record SignedAs(String accessKey, String region, String service) {

    private static final Pattern SCOPE = Pattern.compile("Credential=([^/]+)/[0-9]{8}/([^/]+)/([^/]+)/aws4_request");

    static Optional<SignedAs> of(HttpRequest request) {
        Matcher scope = SCOPE.matcher(request.header("Authorization"));
        return scope.find()
                ? Optional.of(new SignedAs(scope.group(1), scope.group(2), scope.group(3)))
                : Optional.empty();
    }
}
