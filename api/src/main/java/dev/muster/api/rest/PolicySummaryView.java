package dev.muster.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.iam.reference.Service;
import dev.muster.iam.summary.PolicySummary;
import dev.muster.iam.summary.RowWarning;
import dev.muster.iam.summary.ServiceRow;
import dev.muster.iam.summary.Unrecognized;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The services of a policy.
 *
 * @param policy null for a document that was sent
 * @param allow services that statements with Allow cover or name; access is `None` where they have no effect
 * @param noSummary why there is no summary; null when there is one
 * @param banner null when everything that the policy says has an effect
 * @param remaining all other services; left away unless asked for
 */
public record PolicySummaryView(
        @Nullable PolicyView policy,
        String serviceReference,
        List<ServiceRowView> allow,
        List<ServiceRowView> deny,
        List<UnrecognizedName> unrecognized,
        @Nullable String noSummary,
        @Nullable BannerView banner,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ServiceName> remaining) {

    /** One service: {@code covered} of its {@code known} actions are given an effect. */
    public record ServiceRowView(
            String service,
            String name,
            String access,
            String resource,
            String condition,
            int covered,
            int known,
            List<WarningView> warnings) {

        static ServiceRowView of(ServiceRow row) {
            return new ServiceRowView(
                    row.service().prefix(),
                    row.service().name(),
                    row.access().text(),
                    row.resource(),
                    row.condition(),
                    row.covered(),
                    row.known(),
                    row.warnings().stream().map(WarningView::of).toList());
        }
    }

    /** Why a service gets less than the policy seems to say. @param column `access`, `resource` or `condition` */
    public record WarningView(String code, String column, String text) {

        static WarningView of(RowWarning warning) {
            return new WarningView(warning.name(), warning.column().name().toLowerCase(Locale.ROOT), warning.text());
        }
    }

    /** What the service reference does not know. @param statement place of the statement, from 0 */
    public record UnrecognizedName(
            String kind, @Nullable String service, String text, String effect, int statement, String element) {

        static UnrecognizedName of(Unrecognized name) {
            return new UnrecognizedName(
                    name.kind().id(),
                    name.service(),
                    name.text(),
                    name.effect().name().toLowerCase(Locale.ROOT),
                    name.statement(),
                    name.element());
        }
    }

    /** What stands above the table. @param kind `error` or `warning` */
    public record BannerView(String kind, String text) {}

    /** A service that the policy does not have. */
    public record ServiceName(String service, String name) {

        static ServiceName of(Service service) {
            return new ServiceName(service.prefix(), service.name());
        }
    }

    static PolicySummaryView of(
            PolicySummary summary, @Nullable PolicyView policy, String serviceReference, boolean all) {
        return new PolicySummaryView(
                policy,
                serviceReference,
                summary.allow().stream().map(ServiceRowView::of).toList(),
                summary.deny().stream().map(ServiceRowView::of).toList(),
                summary.unrecognized().stream().map(UnrecognizedName::of).toList(),
                summary.noSummary(),
                summary.banner() == null
                        ? null
                        : new BannerView(
                                summary.banner().name().toLowerCase(Locale.ROOT),
                                summary.banner().text()),
                all ? summary.remaining().stream().map(ServiceName::of).toList() : null);
    }
}
