variable "collector_principal_arn" {
  description = "ARN of the role or user that collects. Nobody else may assume the role."
  type        = string
  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[A-Za-z0-9+=,.@_/-]+$", var.collector_principal_arn))
    error_message = "The value must be the ARN of a role or user."
  }
}

variable "external_id" {
  description = "What the collector has to give as --external-id."
  type        = string
  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@:/-]{2,1224}$", var.external_id))
    error_message = "The value must have 2 to 1224 letters, digits or _+=,.@:/-."
  }
}

variable "role_name" {
  description = "What the collector has to give as --role-name."
  type        = string
  default     = "MusterCollector"
}

variable "read_organization" {
  description = "Whether the account is the management account or a delegated administrator's: the role may then also read the organization and Identity Center, and enter the other accounts."
  type        = bool
  default     = false
}
