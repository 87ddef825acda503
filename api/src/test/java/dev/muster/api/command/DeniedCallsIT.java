package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.collector.loopback.Fault;
import dev.muster.collector.loopback.LiveReading;
import dev.muster.collector.loopback.LoopbackEndpoint;
import dev.muster.collector.loopback.Rule;
import dev.muster.collector.loopback.SyntheticMember;
import dev.muster.collector.loopback.SyntheticOrganization;
import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Resource;
import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Evaluator;
import dev.muster.rules.parameter.Parameters;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What denied calls leave open is judged as open: nothing passes by them, nothing is taken for deleted. */
class DeniedCallsIT {

    private static final String ACCOUNT = SyntheticOrganization.account(1);
    private static final Evaluator EVALUATOR = Evaluator.load();

    private final LoopbackEndpoint endpoint = LoopbackEndpoint.start(
            new SyntheticOrganization(3, new SyntheticMember.Size(6, 4, 4)).state(), LiveReading.ENTRANCE);

    private record Judged(String control, Resource resource) {}

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GetAccountAuthorizationDetails, get-account-authorization-details",
        "GetCredentialReport ListAccessKeys GetLoginProfile ListMFADevices, get-credential-report",
        "GetAccountSummary GetCredentialReport ListAccessKeys GetLoginProfile ListMFADevices, get-account-summary",
        "GetAccountPasswordPolicy, get-account-password-policy",
        "ListVirtualMFADevices ListMFADevices, list-virtual-mfa-devices",
        "ListServerCertificates, list-server-certificates",
    })
    void whatDeniedCallsLeaveOpenIsUndetermined(String operations, String section) throws Exception {
        Map<Judged, Finding> whole = findings(collected());
        for (String operation : operations.split(" ")) {
            endpoint.script().on(Rule.every(operation), Fault.denied());
        }
        Map<Judged, Finding> denied = findings(collected());

        Unread unread = new Unread(section, Cause.DENIED);
        assertThat(denied.values()).anySatisfy(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.UNDETERMINED);
            assertThat(finding.unread()).contains(unread);
        });
        denied.forEach((judged, finding) -> {
            if (finding.outcome() == Outcome.UNDETERMINED) {
                assertThat(finding.unread())
                        .as("%s", judged)
                        .extracting(Unread::cause)
                        .contains(Cause.DENIED);
            } else {
                assertThat(whole.get(judged)).as("%s", judged).isNotNull();
                assertThat(finding.outcome())
                        .as("%s", judged)
                        .isEqualTo(whole.get(judged).outcome());
            }
        });
        whole.keySet()
                .forEach(judged -> assertThat(denied)
                        .as("%s is still judged, or its whole kind is open", judged)
                        .satisfiesAnyOf(
                                findings -> assertThat(findings).containsKey(judged),
                                findings -> assertThat(findings.values())
                                        .anyMatch(finding -> finding.control().equals(judged.control())
                                                && finding.resource().id().equals(ACCOUNT)
                                                && finding.outcome() == Outcome.UNDETERMINED)));
    }

    private Snapshot collected() throws Exception {
        return LiveReading.account(endpoint, ACCOUNT).snapshot(ACCOUNT);
    }

    private static Map<Judged, Finding> findings(Snapshot snapshot) {
        Evaluation evaluation =
                EVALUATOR.evaluate(snapshot, Parameters.defaults(EVALUATOR.catalogue()), LiveReading.NOW);
        return evaluation.findings().stream()
                .collect(Collectors.toMap(
                        finding -> new Judged(finding.control(), finding.resource()), Function.identity()));
    }
}
