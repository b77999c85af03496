<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "user-profile-commons.ftl" as userProfileCommons>
<#import "sallyport-commons.ftl" as commons>
<#import "sallyport-documents.ftl" as documentList>
<#import "sallyport-captcha.ftl" as captchas>
<#import "sallyport-password-rules.ftl" as rules>
<@layout.registrationLayout displayMessage=messagesPerField.exists('global') displayRequiredFields=true; section>
<!-- template: sign-up.ftl -->

  <#if section = "header">
    ${msg("registerTitle")}
  <#elseif section = "form">
    <@commons.style name="consent" />
    <#if welcome?has_content>
      <p id="sallyport-sign-up-welcome" class="pf-v5-u-mb-md pf-v5-u-text-break-word">${welcome}</p>
    </#if>
    <form id="sallyport-sign-up-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <#list signUpFields as one>
        <#assign label = one.label?has_content?then(one.label, msg("sallyport.signUp.field." + one.id))>
        <#if one.id == "PASSWORD">
          <@field.password name=one.name label=label required=one.required autocomplete=one.autocomplete>
            <@rules.live field=one.name rules=passwordRules />
          </@field.password>
        <#elseif one.id == "REPEAT_PASSWORD">
          <@field.password name=one.name label=label required=one.required autocomplete=one.autocomplete />
        <#else>
          <@field.input name=one.name label=label value=one.value required=one.required autocomplete=one.autocomplete autofocus=one?is_first />
        </#if>
      </#list>
      <@userProfileCommons.userProfileFormFields />
      <#if notAgreed>
        <@commons.notice type="danger" id="sallyport-sign-up-not-agreed">${msg("sallyport.signUp.agree")}</@commons.notice>
      </#if>
      <@documentList.list documents=documents missing=notAgreed describedBy="sallyport-sign-up-not-agreed" />
      <@captchas.widget />
      <@buttons.actionGroup>
        <@buttons.button id="sallyport-sign-up-send" label="doRegister" />
      </@buttons.actionGroup>
      <p class="pf-v5-u-mt-md"><a id="sallyport-sign-up-login" href="${url.loginUrl}">${msg("backToLogin")}</a></p>
    </form>
  </#if>
</@layout.registrationLayout>
