package dev.muster.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersRequest;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

class PagesTest {

    private static final GetAccountAuthorizationDetailsResponse FIRST = GetAccountAuthorizationDetailsResponse.builder()
            .userDetailList(user("ann"))
            .roleDetailList(List.of())
            .isTruncated(true)
            .marker("m1")
            .build();
    private static final GetAccountAuthorizationDetailsResponse LAST = GetAccountAuthorizationDetailsResponse.builder()
            .userDetailList(user("bob"))
            .roleDetailList(RoleDetail.builder().roleName("audit").build())
            .isTruncated(false)
            .build();

    @Test
    void theNextPageIsAskedForByTheTokenOfTheOneBefore() {
        assertThat(Pages.next(FIRST)).contains("m1");
        assertThat(Pages.next(LAST)).isEmpty();
        assertThat(Pages.after(
                        GetAccountAuthorizationDetailsRequest.builder()
                                .maxItems(7)
                                .build(),
                        "m1"))
                .isEqualTo(GetAccountAuthorizationDetailsRequest.builder()
                        .maxItems(7)
                        .marker("m1")
                        .build());
        assertThat(Pages.after(ListAnalyzersRequest.builder().build(), "t").nextToken())
                .isEqualTo("t");
    }

    @Test
    void listsOfAllPagesAreJoinedAndNothingSaysThatMoreFollows() {
        GetAccountAuthorizationDetailsResponse joined = Pages.joined(List.of(FIRST, LAST), true);

        assertThat(joined.userDetailList()).extracting(UserDetail::userName).containsExactly("ann", "bob");
        assertThat(joined.roleDetailList()).extracting(RoleDetail::roleName).containsExactly("audit");
        assertThat(joined.isTruncated()).isNull();
        assertThat(joined.marker()).isNull();
    }

    @Test
    void whatIsNotWholeSaysSo() {
        assertThat(Pages.joined(List.of(FIRST), false).isTruncated()).isTrue();
    }

    @Test
    void aListThatNoPageHoldsStaysMissing() {
        assertThat(AnswerJson.isEmpty(
                        Pages.joined(List.of(ListAnalyzersResponse.builder().build()), true)))
                .isTrue();
        assertThat(Pages.joined(
                                List.of(ListAnalyzersResponse.builder()
                                        .analyzers(AnalyzerSummary.builder()
                                                .name("a")
                                                .build())
                                        .nextToken("")
                                        .build()),
                                true)
                        .analyzers())
                .hasSize(1);
    }

    private static UserDetail user(String name) {
        return UserDetail.builder().userName(name).build();
    }
}
