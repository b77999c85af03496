<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "password-commons.ftl" as passwordCommons>
<#import "sallyport-commons.ftl" as commons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code', 'deviceName'); section>
<!-- template: totp-setup.ftl -->

  <#if section = "header">
    ${msg("sallyport.totp.setup.title")}
  <#elseif section = "form">
    <@commons.style name="totp-setup" />
    <ol id="sallyport-totp-steps" class="${properties.kcListClass!} pf-v5-u-mb-lg">
      <li>
        <p>${msg("sallyport.totp.setup.install")}</p>
      </li>
      <li>
        <p>${msg("sallyport.totp.setup.scan")}</p>
        <img id="sallyport-totp-qr" src="${totp.qrCode}" alt="${msg("sallyport.totp.setup.qrAlt")}">
        <p><a id="sallyport-totp-uri" href="${totp.uri}">${msg("sallyport.totp.setup.openApp")}</a></p>
        <p>${msg("sallyport.totp.setup.type")}</p>
        <p><code id="sallyport-totp-secret">${totp.secretText}</code></p>
        <p>${msg("sallyport.totp.setup.account", totp.issuer, totp.account)}</p>
      </li>
      <li>
        <p>${msg("sallyport.totp.setup.enter")}</p>
      </li>
    </ol>
    <form id="sallyport-totp-setup-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <@field.input name="code" label=msg("sallyport.code.label") required=true autocomplete="one-time-code"
        autofocus=messagesPerField.existsError('code') />
      <@field.input name="deviceName" required=totp.deviceNameRequired value=(totp.deviceName)!"" autofocus=messagesPerField.existsError('deviceName')
        label=msg(totp.deviceNameRequired?then("sallyport.totp.deviceName.label", "sallyport.totp.deviceName.labelOptional")) />
      <div class="${properties.kcFormGroupClass!}">
        <@passwordCommons.logoutOtherSessions />
      </div>
      <@commons.saveOrCancel id="sallyport-totp-setup" label="sallyport.totp.setup.save" />
    </form>
  </#if>
</@layout.registrationLayout>
