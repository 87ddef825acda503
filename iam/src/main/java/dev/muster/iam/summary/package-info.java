/** The three summary tables of the IAM console for any policy document: services, actions of a service, resources of an action. */
@NullMarked
package dev.muster.iam.summary;

import org.jspecify.annotations.NullMarked;
