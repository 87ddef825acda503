package dev.muster.collector.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Joins the pages of a list, as the AWS command line does. */
final class Pages {

    private static final Set<String> TOKENS = Set.of("Marker", "NextToken", "nextToken");
    private static final String TRUNCATED = "IsTruncated";

    private Pages() {}

    /** The token of the next page; empty on the last. */
    static Optional<String> next(AwsResponse page) {
        return page.sdkFields().stream()
                .filter(field -> TOKENS.contains(field.memberName()))
                .map(field -> field.getValueOrDefault(page))
                .filter(token -> token instanceof String text && !text.isEmpty())
                .map(String.class::cast)
                .findFirst();
    }

    /** Whether the page says that more follow. */
    static boolean saysMore(AwsResponse page) {
        return page.sdkFields().stream()
                .filter(field -> field.memberName().equals(TRUNCATED))
                .anyMatch(field -> Boolean.TRUE.equals(field.getValueOrDefault(page)));
    }

    /** The request for the page behind a token. */
    @SuppressWarnings("unchecked") // the builder of a request makes such a request
    static <R extends AwsRequest> R after(R request, String token) {
        AwsRequest.Builder builder = request.toBuilder();
        for (SdkField<?> field : request.sdkFields()) {
            if (TOKENS.contains(field.memberName())) {
                field.set(builder, token);
            }
        }
        return (R) builder.build();
    }

    /** The first page with the lists of all; whether more would follow is said only where it is so. */
    @SuppressWarnings("unchecked") // as above
    static <P extends AwsResponse> P joined(List<P> pages, boolean whole) {
        P first = pages.get(0);
        AwsResponse.Builder builder = first.toBuilder();
        for (SdkField<?> field : first.sdkFields()) {
            if (TOKENS.contains(field.memberName())) {
                field.set(builder, null);
            } else if (field.memberName().equals(TRUNCATED)) {
                field.set(builder, whole ? null : Boolean.TRUE);
            } else if (pages.size() > 1 && field.getValueOrDefault(first) instanceof List<?>) {
                field.set(builder, list(field, pages));
            }
        }
        return (P) builder.build();
    }

    private static List<Object> list(SdkField<?> field, List<? extends SdkPojo> pages) {
        List<Object> all = new ArrayList<>();
        for (SdkPojo page : pages) {
            if (field.getValueOrDefault(page) instanceof List<?> items) {
                all.addAll(items);
            }
        }
        return all;
    }
}
